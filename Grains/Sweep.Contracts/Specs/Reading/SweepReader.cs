using System.Globalization;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads one sweep: method, metric, search space, baseline and cap.</summary>
internal sealed class SweepReader(SpecErrors errors)
{
    /// <summary>The keys of a sweep besides its name.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        ["description", "method", "metric", "parameters", "early_terminate", "run_cap", "baseline", "seeds", "question", "margin"];

    private static readonly Dictionary<string, SearchMethod> Methods = Enum.GetValues<SearchMethod>().ToDictionary(HyperparameterSchema.NameOf);
    private static readonly string[] Planned = ["sobol", "tpe", "bayes"];

    private readonly ParameterReader parameterReader = new(errors);
    private readonly ValueReader valueReader = new(errors);

    /// <summary>The search space; what could not be read is left out.</summary>
    public IReadOnlyList<ParameterSpec> ReadParameters(SpecFields fields)
    {
        switch (fields.Find("parameters")?.Value)
        {
            case SpecMapping { Entries: [_, ..] entries }:
                return [.. entries.Select(parameterReader.Read).OfType<ParameterSpec>()];
            case null:
                fields.Missing("parameters", "list what varies, such as units: {values: [[32, 16], [64, 32]]}");
                return [];
            case var other:
                fields.Error(other.Place, $"parameters is a mapping of hyperparameters, such as units: {{values: [[32, 16], [64, 32]]}}, not {(other is SpecMapping ? "an empty one" : other.Describe())}.");
                return [];
        }
    }

    public SweepSpec Read(SpecFields fields, string name, IReadOnlyList<ParameterSpec> parameters, Hyperparameters start)
    {
        if (fields.Find("early_terminate") is { } early)
            fields.Error(early.Place, "early_terminate is not supported in this version: every trial runs all its epochs. Remove it.");

        var sweep = new SweepSpec
        {
            Name = name,
            Description = fields.Text("description", "a text"),
            Method = ReadMethod(fields) ?? SearchMethod.Grid,
            Metric = MetricReader.Read(fields),
            Parameters = parameters,
            Baseline = ReadBaseline(fields, start),
            RunCap = (int?)fields.Whole("run_cap", 1, ParameterGrid.MaxPoints),
            Seeds = ReadSeeds(fields),
            Question = QuestionReader.Read(fields),
            Margin = ReadMargin(fields),
        };
        if (sweep.Method is SearchMethod.Random && fields.Has("method") && !fields.Has("run_cap"))
            fields.Error(fields.PlaceOf("method"), "random draws without end; say how many configurations to try with run_cap, such as run_cap: 20.");
        if (sweep.Method is SearchMethod.Grid && fields.Has("method"))
            CheckGrid(fields, sweep);
        return sweep;
    }

    public static int? ReadSeeds(SpecFields fields) => (int?)fields.Whole("seeds", 1, StudyLimits.MaxSeeds);

    public static double? ReadMargin(SpecFields fields)
    {
        const string Expected = "a number above 0, in units of the metric, such as 0.02";
        if (fields.Number("margin", Expected) is not { } margin)
            return null;
        if (margin <= 0)
            fields.Error(fields.PlaceOf("margin"), FormattableString.Invariant($"margin is {Expected}, not {margin}."));
        return margin;
    }

    private static SearchMethod? ReadMethod(SpecFields fields)
    {
        var available = string.Join(" and ", Methods.Keys);
        if (!fields.Has("method"))
            fields.Missing("method", $"there are {available}");
        if (fields.Text("method", $"a name; there are {available}") is not { } name)
            return null;
        if (Methods.TryGetValue(name, out var method))
            return method;
        fields.Error(fields.PlaceOf("method"), Planned.Contains(name)
            ? $"method {name} is not supported in this version; there are {available}."
            : Suggestions.Unknown("method", name, Methods.Keys));
        return null;
    }

    private Hyperparameters? ReadBaseline(SpecFields fields, Hyperparameters start)
    {
        switch (fields.Find("baseline")?.Value)
        {
            case null:
                return start;
            case SpecScalar { Text: "none", Kind: ScalarKind.Text }:
                return null;
            case SpecMapping mapping:
                return valueReader.ReadOver(start, mapping);
            case var other:
                fields.Error(other.Place, $"baseline is a mapping of hyperparameters, or none, not {other.Describe()}.");
                return start;
        }
    }

    private static void CheckGrid(SpecFields fields, SweepSpec sweep)
    {
        var points = 1.0;
        foreach (var parameter in sweep.Parameters)
        {
            var place = (fields.Find("parameters")!.Value as SpecMapping)!.Find(parameter.Key)!.Place;
            if (parameter.Probabilities.Count > 0)
                fields.Error(place, $"{parameter.Key} has probabilities, but a grid runs every value once; remove them or use method: random.");
            if (ParameterGrid.Count(parameter) is { } count)
                points *= count;
            else
                fields.Error(place, ParameterGrid.Endless(parameter));
        }

        if (points > ParameterGrid.MaxPoints)
            fields.Error(fields.PlaceOf("method"), string.Create(CultureInfo.InvariantCulture,
                $"the grid has {points:N0} points; {ParameterGrid.MaxPoints:N0} is the most. List fewer values, or use method: random with a run_cap."));
    }
}
