"""`najian preview`: a questionnaire played in the terminal, with the cards of the chat.

Nothing is stored, and nothing of a deployment is read but its configuration and questionnaires.
"""
