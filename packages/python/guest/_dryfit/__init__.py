"""What the guest packages share: the door to the engine, the runner of jobs, the reset between runs."""
