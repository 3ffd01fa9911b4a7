"""The commands of `onrecord-train`, a module for each kind of work."""
