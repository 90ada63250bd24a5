namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads where a study's trials may run, and how many at once.</summary>
internal static class PlacementReader
{
    private static readonly Dictionary<string, DeviceWish> Devices = Enum.GetValues<DeviceWish>().ToDictionary(HyperparameterSchema.NameOf);

    public static IReadOnlyList<string> Keys { get; } = ["device", "weight", "max_concurrent"];

    public static StudySpec Read(SpecFields fields, StudySpec study) => study with
    {
        Device = fields.Named("device", "device", Devices) ?? DeviceWish.Any,
        Weight = ReadWeight(fields) ?? 1,
        MaxConcurrent = (int?)fields.Whole("max_concurrent", 1, StudyLimits.MaxTrials),
    };

    private static double? ReadWeight(SpecFields fields)
    {
        var expected = FormattableString.Invariant($"a number from {StudyLimits.MinWeight} to {StudyLimits.MaxWeight}");
        if (fields.Number("weight", expected) is not { } weight)
            return null;
        if (weight is < StudyLimits.MinWeight or > StudyLimits.MaxWeight)
            fields.Error(fields.PlaceOf("weight"), FormattableString.Invariant($"weight is {expected}, not {weight}."));
        return weight;
    }
}
