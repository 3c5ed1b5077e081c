"""What must hold whatever the data says: `make test` tries a sample, `make check-all` thousands."""
