"""What people decide about entries, one by one."""
