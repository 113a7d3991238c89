"""Directives 批示: a leader's words, from the draft in the chat to the second person who closes."""
