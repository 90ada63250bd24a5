using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Named;

/// <summary>A public set that is downloaded when first asked for.</summary>
/// <param name="Name">What specs call it; also the name of its stored file.</param>
/// <param name="Summary">One line for people.</param>
/// <param name="Rows">Rows it must have.</param>
/// <param name="PositiveShare">Share of class 1 that it must have, to within <see cref="ShareTolerance"/>.</param>
/// <param name="Address">Where its publisher keeps the archive.</param>
/// <param name="Unpack">Reads the rows out of the archive.</param>
internal sealed record NamedSet(
    string Name,
    string Summary,
    int Rows,
    double PositiveShare,
    Uri Address,
    Action<ArchiveLimits, string, RowCollector> Unpack)
{
    public const double ShareTolerance = 0.01;

    /// <summary>The archive's own file name.</summary>
    public string ArchiveName => Path.GetFileName(Address.LocalPath);
}
