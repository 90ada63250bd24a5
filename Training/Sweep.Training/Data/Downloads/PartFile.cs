namespace Sweep.Training.Data.Downloads;

/// <summary>
/// A download under way: <c>NAME.part</c> beside its goal, and in <c>NAME.validator</c> the ETag or date of what is being
/// fetched, without which nobody could know that the rest belongs to the same file.
/// </summary>
internal sealed class PartFile(string target)
{
    private readonly string part = target + ".part";
    private readonly string validatorFile = target + ".validator";

    /// <summary>Bytes that a next request may leave out; 0 without a validator.</summary>
    public long ResumableLength => Validator is not null && File.Exists(part) ? new FileInfo(part).Length : 0;

    /// <summary>What the server called the version being fetched; null if it did not say.</summary>
    public string? Validator => File.Exists(validatorFile) ? File.ReadAllText(validatorFile) : null;

    public FileStream Begin(string? validator)
    {
        Discard();
        if (validator is not null)
            File.WriteAllText(validatorFile, validator);
        return new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    public FileStream Continue() => new(part, FileMode.Append, FileAccess.Write, FileShare.None);

    public void Complete()
    {
        File.Move(part, target, overwrite: true);
        File.Delete(validatorFile);
    }

    public void Discard()
    {
        File.Delete(part);
        File.Delete(validatorFile);
    }
}
