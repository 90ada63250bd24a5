using Sweep.Contracts.Specs;

namespace Sweep.Formats.Specs;

/// <summary>A set of texts named on a command line.</summary>
public static class DatasetArgument
{
    /// <param name="source">A named set, or a path meant from the current folder.</param>
    /// <param name="argument">The argument's name, for messages.</param>
    /// <exception cref="SpecException">It is neither.</exception>
    public static DatasetSpec Parse(string source, string argument)
    {
        if (DatasetNames.All.Contains(source))
            return new DatasetSpec(source);
        return DataPath.Find(Directory.GetCurrentDirectory(), source) is { } path
            ? new DatasetSpec(path)
            : throw new SpecException(argument, DatasetNames.Unknown(source));
    }
}
