"""Cases 工单: from a bad rating to the respondent's verdict."""
