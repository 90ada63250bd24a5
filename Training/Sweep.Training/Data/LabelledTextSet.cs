using System.Collections.Immutable;
using Sweep.Contracts.Results;
using Sweep.Training.Text;

namespace Sweep.Training.Data;

/// <summary>Texts with their classes, in the order of the source. Immutable; both classes are present, twice at least.</summary>
public sealed class LabelledTextSet
{
    internal LabelledTextSet(
        string name,
        IReadOnlyList<string> texts,
        ImmutableArray<byte> labels,
        string negativeLabel,
        string positiveLabel,
        string fingerprint,
        IReadOnlyList<string> warnings)
    {
        Name = name;
        Texts = texts;
        Labels = labels;
        NegativeLabel = negativeLabel;
        PositiveLabel = positiveLabel;
        Fingerprint = fingerprint;
        Warnings = warnings;
    }

    /// <summary>The set's name, or the path it was read from.</summary>
    public string Name { get; }

    /// <summary>The texts as the source has them; none is blank.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>The class of each text, 0 or 1.</summary>
    public ImmutableArray<byte> Labels { get; }

    /// <summary>What the source calls class 0.</summary>
    public string NegativeLabel { get; }

    /// <summary>What the source calls class 1.</summary>
    public string PositiveLabel { get; }

    /// <summary>SHA-256 over texts and classes in order, 64 hexadecimal digits.</summary>
    public string Fingerprint { get; }

    /// <summary>What a person should know: rows and files left out, how labels were understood.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>
    /// What kind of text each row is, for accuracy by kind (the pattern of a built-in review, such as <c>negated</c>); null
    /// where the data do not know.
    /// </summary>
    public IReadOnlyList<string>? Groups { get; internal init; }

    /// <summary>
    /// Rows for testing that come with the set and are none of <see cref="Texts"/>; null where there are none. Created when
    /// first asked for.
    /// </summary>
    public LabelledTextSet? Test
    {
        get => TestSource?.Value;
        internal init => TestSource = value is null ? null : new Lazy<LabelledTextSet>(value);
    }

    /// <summary>Whether there is a test set, without creating it.</summary>
    internal bool HasTest => TestSource is not null;

    internal Lazy<LabelledTextSet>? TestSource { get; init; }

    /// <summary>Characters of all texts, those of a test set included if it is there already.</summary>
    internal long Characters => Texts.Sum(text => (long)text.Length) + (TestSource is { IsValueCreated: true } ? Test!.Characters : 0);

    /// <summary>The same set with a test set.</summary>
    internal LabelledTextSet With(LabelledTextSet test) =>
        new(Name, Texts, Labels, NegativeLabel, PositiveLabel, Fingerprint, Warnings) { Groups = Groups, Test = test };

    /// <summary>Counts rows and words (by the tokenizer's rules).</summary>
    public DatasetInfo Describe()
    {
        var words = Texts.Select(Tokenizer.CountWords).ToList();
        return new DatasetInfo(
            Name, Texts.Count, Labels.Count(label => label == 1), NegativeLabel, PositiveLabel, words.Average(), words.Max(), Fingerprint, Warnings);
    }
}
