"""How fast it is: a made-up house of any size, real logins, and a bare page beside it as the measure of the machine."""
