namespace Sweep.Contracts.Grains;

/// <summary>What silos and clients say to each other.</summary>
public static class ClusterProtocol
{
    /// <summary>Raised when a call or a stored row changes so that older programs would take it wrongly.</summary>
    public const int Version = 5;
}
