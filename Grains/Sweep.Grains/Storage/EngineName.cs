namespace Sweep.Grains.Storage;

/// <summary>Words in the place of an engine.</summary>
internal static class EngineName
{
    /// <summary>More than one engine or kind of device trained the trial's epochs: nobody can say what others would come to.</summary>
    public const string Mixed = "mixed";
}
