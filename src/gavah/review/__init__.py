"""People check people and the machine: what to look at first, blind double coding, agreement, adjudication. Functions of their arguments."""
