using Xunit.Sdk;
using Xunit.v3;

// Each test has servers, three silos and a client of its own, which is as much as a small machine runs at once.
[assembly: Parallelization(Mode = ParallelMode.None)]
