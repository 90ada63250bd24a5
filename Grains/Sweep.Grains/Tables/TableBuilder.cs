using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Grains.Tables;

/// <summary>Makes a sweep's comparison table from its trials.</summary>
public static class TableBuilder
{
    public static ComparisonTable Build(StudySpec spec, int sweepIndex, IReadOnlyList<TrialRow> trials) => throw new NotSupportedException(spec.Name);
}
