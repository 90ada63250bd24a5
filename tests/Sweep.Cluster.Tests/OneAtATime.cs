// Each test has servers, three silos and a client of its own, which is as much as a small machine runs at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
