"""MUC-4: every slot of the templates on political violence, read from claims and scored deterministically."""
