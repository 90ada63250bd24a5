namespace Sweep.Contracts.Grains;

/// <summary>No study has this id.</summary>
[GenerateSerializer, Alias("sweep.StudyNotFoundException")]
public sealed class StudyNotFoundException(string study) : Exception($"There is no study '{study}'.")
{
    [Id(0)] public string Study { get; } = study;
}
