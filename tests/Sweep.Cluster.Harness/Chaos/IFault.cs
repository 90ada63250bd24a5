namespace Sweep.Cluster.Harness.Chaos;

/// <summary>Something that goes wrong for a while. Its text says what.</summary>
internal interface IFault
{
    /// <summary>What kind of fault it is, for counts.</summary>
    string Kind { get; }

    /// <summary>What it happens to; faults of one target happen one after the other.</summary>
    string Target { get; }

    /// <summary>Begins, lasts, and is undone.</summary>
    Task HappenAsync(TestCluster cluster, Strikes strikes);
}
