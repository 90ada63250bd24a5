using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Grains;

/// <summary>The study that confirms rows of another.</summary>
/// <param name="Spec">What it trains.</param>
/// <param name="Dataset">The data, as the other study read them.</param>
/// <param name="Known">The study, if it was begun before; null if it is to be submitted.</param>
[GenerateSerializer, Immutable, Alias("sweep.ConfirmationPlan")]
public sealed record ConfirmationPlan(StudySpec Spec, DatasetInfo Dataset, StudyRow? Known);
