"""gavah: from reports to numbers you can defend."""
