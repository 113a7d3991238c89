"""From /start to the receipt: notice, questions, review, sending; and what is no answer."""
