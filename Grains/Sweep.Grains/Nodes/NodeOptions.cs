namespace Sweep.Grains.Nodes;

/// <summary>What a node offers, and how it asks for work.</summary>
public sealed class NodeOptions
{
    /// <summary>Unique in the cluster and for the life of the process.</summary>
    public string Name { get; set; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Trials trained at once on the CPU; one a core, since each trains on one thread.</summary>
    public int Slots { get; set; } = Environment.ProcessorCount;

    /// <summary>The GPUs to train on, such as <c>cuda:0</c>.</summary>
    public IReadOnlyList<string> Gpus { get; set; } = [];

    /// <summary>Trials trained at once on each GPU.</summary>
    public int GpuSlots { get; set; } = 1;

    /// <summary>The longest a node waits before it calls again; a slot that frees makes it call at once.</summary>
    public TimeSpan PullInterval { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>A node that cannot reach the scheduler this long stops training: its trials were given to others.</summary>
    public TimeSpan IsolationLimit { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The least time between a trial's checkpoints. What a crash costs at most; each costs a few milliseconds and three
    /// times the model's size.
    /// </summary>
    public TimeSpan CheckpointInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a node that leaves lets its trials come to the end of an epoch, where they lose nothing; then they stop
    /// at once. Zero for one whose trials have all been paused before.
    /// </summary>
    public TimeSpan HandOverTime { get; set; }

    /// <summary>Where clients reach this node's gateway, as ADDRESS:PORT; empty if it is no cluster's.</summary>
    public string Address { get; set; } = "";

    /// <summary>The cluster's name.</summary>
    public string Cluster { get; set; } = "sweep";

    /// <summary>Between tries at a report that could not be stored.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);
}
