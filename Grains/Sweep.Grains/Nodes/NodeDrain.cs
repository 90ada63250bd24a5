namespace Sweep.Grains.Nodes;

/// <summary>Whether this node takes no more trials: because it was told so, or because its process is about to end.</summary>
public sealed class NodeDrain
{
    private volatile bool draining;

    public bool Draining
    {
        get => draining;
        internal set => draining = value;
    }
}
