"""What proves figures: reading it, judging it by the set's policy, finding the files it names."""
