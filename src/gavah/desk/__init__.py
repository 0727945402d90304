"""The desk: the local web application. Pages over one case, for people; nothing leaves the machine."""
