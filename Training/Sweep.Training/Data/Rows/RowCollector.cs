using System.Collections.Immutable;

namespace Sweep.Training.Data.Rows;

/// <summary>
/// Gathers rows and mistakes from one or several files and makes a set of them. Labels are compared without regard to
/// case. A row whose text is blank is left out with a warning, since it tells a model nothing; one of punctuation only
/// is kept, and is all padding. A row without a label is a mistake.
/// </summary>
internal sealed class RowCollector(string name)
{
    private const int PlacesNamed = 5;

    private readonly List<string> texts = [];
    private readonly List<string> labels = [];
    private readonly Dictionary<string, LabelUse> uses = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> blank = [];
    private readonly List<string> warnings = [];

    public ProblemList Problems { get; } = new();

    public void Warn(string warning) => warnings.Add(warning);

    public void Add(string text, string label, string file, int line)
    {
        label = label.Trim();
        if (label.Length == 0)
        {
            Problems.Add(file, line, "the row has no label; give it one of the two classes, or delete the row");
            return;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            blank.Add($"{file}({line})");
            return;
        }

        uses[label] = uses.TryGetValue(label, out var use) ? use with { Rows = use.Rows + 1 } : new LabelUse(label, 1, file, line);
        texts.Add(text);
        labels.Add(label);
    }

    /// <exception cref="Sweep.Contracts.Specs.SpecException">Mistakes were found, or the labels are not two classes of two rows at least.</exception>
    public LabelledTextSet Build()
    {
        CheckClasses();
        Problems.ThrowIfAny(name);
        var found = uses.Keys.ToList();
        var (negative, positive) = LabelOrder.Of(found[0], found[1]);
        AddWarnings(negative, positive);
        return Build(negative, positive);
    }

    /// <summary>The rows as a test set with the classes of the set it belongs to.</summary>
    /// <param name="negative">What that set calls class 0.</param>
    /// <param name="positive">What that set calls class 1.</param>
    /// <exception cref="Sweep.Contracts.Specs.SpecException">Mistakes were found, there are no rows, or a label is neither.</exception>
    public LabelledTextSet BuildTest(string negative, string positive)
    {
        foreach (var use in uses.Values.Where(use => !Same(use.Label, negative) && !Same(use.Label, positive)))
            Problems.Add(use.File, use.Line, $"label '{Shorten(use.Label)}' is neither '{negative}' nor '{positive}', the classes of the training rows");
        if (texts.Count == 0 && Problems.Count == 0)
            Problems.Add(name, 0, "no rows");
        Problems.ThrowIfAny(name);
        return Build(negative, positive);
    }

    private static bool Same(string label, string other) => string.Equals(label, other, StringComparison.OrdinalIgnoreCase);

    private LabelledTextSet Build(string negative, string positive)
    {
        var classes = labels.Select(label => Same(label, positive) ? (byte)1 : (byte)0).ToImmutableArray();
        return new LabelledTextSet(name, texts, classes, negative, positive, RowFingerprint.Compute(texts, classes.AsSpan()), warnings);
    }

    private void CheckClasses()
    {
        if (uses.Count == 0)
        {
            if (Problems.Count == 0)
                Problems.Add(name, 0, "no rows: a set needs texts of two classes");
        }
        else if (uses.Count == 1)
        {
            if (Problems.Count == 0)
                Problems.Add(name, 0, $"every row has the label '{uses.Keys.Single()}'; two classes are needed");
        }
        else if (uses.Count > 2)
        {
            Problems.Add(name, 0, $"{uses.Count} classes, and only two can be told apart: {NameLabels()}");
        }
        else
        {
            foreach (var use in uses.Values.Where(use => use.Rows < 2))
                Problems.Add(use.File, use.Line, $"the only row labelled '{use.Label}'; each class needs at least two, one to train on and one to validate");
        }
    }

    private string NameLabels()
    {
        var named = uses.Values.OrderByDescending(use => use.Rows).Take(PlacesNamed)
            .Select(use => $"'{Shorten(use.Label)}' ({use.Rows} rows, first at {use.File}({use.Line}))");
        return string.Join(", ", named) + (uses.Count > PlacesNamed ? ", …" : "");
    }

    private static string Shorten(string label) => label.Length <= 40 ? label : $"{label[..40]}…";

    private void AddWarnings(string negative, string positive)
    {
        if ((negative, positive) != ("0", "1"))
            warnings.Add($"label '{negative}' is class 0, '{positive}' is class 1");
        if (blank.Count > 0)
        {
            warnings.Add($"{blank.Count} rows without text left out: {string.Join(", ", blank.Take(PlacesNamed))}"
                + (blank.Count > PlacesNamed ? ", …" : ""));
        }
    }

    private sealed record LabelUse(string Label, int Rows, string File, int Line);
}
