"""Looking ahead: what the newest begroting can be laid beside, and what an outlook has been worth."""
