"""How desks of earlier releases become desks of this one."""
