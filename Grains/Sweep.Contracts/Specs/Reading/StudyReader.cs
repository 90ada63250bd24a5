namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads a whole file: a study, or a single sweep as a study of one.</summary>
internal sealed class StudyReader(SpecErrors errors, Func<string, string?> findData)
{
    /// <summary>The share of texts held out for confirmation by specs that do not say.</summary>
    private const double TestSplit = 0.2;

    private static readonly string[] StudyKeys =
        ["name", "description", "dataset", "seeds", "seed", "margin", "test_split", .. PlacementReader.Keys, "base", "sweeps"];

    private static readonly string[] SingleKeys = ["name", .. SweepReader.Keys, "dataset", "seed", "test_split", .. PlacementReader.Keys, "base"];
    private static readonly string[] LauncherKeys = ["program", "command", "project", "entity", "controller", "imports", "job"];

    private readonly SweepReader sweepReader = new(errors);
    private readonly ValueReader valueReader = new(errors);

    public StudySpec? Read(SpecNode root)
    {
        if (root is not SpecMapping mapping)
        {
            errors.Add(root.Place, $"A spec is a mapping of keys such as name, method and parameters, not {root.Describe()}.");
            return null;
        }

        var fields = new SpecFields(mapping, mapping.Place, "", errors);
        var study = fields.Has("sweeps") ? ReadStudy(fields) : ReadSingle(fields);
        CheckSize(study, fields);
        return study;
    }

    private StudySpec ReadStudy(SpecFields fields)
    {
        fields.Allow(StudyKeys, key => SweepReader.Keys.Contains(key) ? $"{key} belongs to one sweep; put it under a sweep of sweeps." : ForeignKey(key));
        var start = ReadBase(fields);
        return ReadCommon(fields) with { Base = start, Sweeps = ReadSweeps(fields, start) };
    }

    private StudySpec ReadSingle(SpecFields fields)
    {
        fields.Allow(SingleKeys, ForeignKey);
        var common = ReadCommon(fields);
        var parameters = sweepReader.ReadParameters(fields);
        var start = HyperparameterSchema.Apply(
            ReadBase(fields),
            parameters.Where(p => p.Distribution is Distribution.Constant).Select(p => new Assignment(p.Key, p.Values[0])));
        return common with { Base = start, Sweeps = [sweepReader.Read(fields, common.Name, parameters, start) with { Seeds = null, Margin = null, DrawnBy = "" }] };
    }

    private StudySpec ReadCommon(SpecFields fields)
    {
        var name = fields.Text("name", "a short name such as units-test");
        if (name is not null)
            NameReader.Check(name, fields.PlaceOf("name"), fields);
        return PlacementReader.Read(fields, new StudySpec
        {
            Name = name ?? NameReader.Slug(Path.GetFileNameWithoutExtension(fields.Place.File)) ?? "sweep",
            Description = fields.Text("description", "a text"),
            Dataset = new DatasetReader(findData).Read(fields),
            Seeds = SweepReader.ReadSeeds(fields) ?? 3,
            Seed = fields.Whole("seed", 0, long.MaxValue) ?? 1,
            Margin = SweepReader.ReadMargin(fields),
            TestSplit = ReadTestSplit(fields) ?? TestSplit,
            Sweeps = [],
        });
    }

    private static double? ReadTestSplit(SpecFields fields)
    {
        const string Expected = "a number from 0 (hold out nothing) to below 1";
        if (fields.Number("test_split", Expected) is not { } share)
            return null;
        if (share is not (>= 0 and < 1))
            fields.Error(fields.PlaceOf("test_split"), FormattableString.Invariant($"test_split is {Expected}, not {share}."));
        return share;
    }

    private Hyperparameters ReadBase(SpecFields fields)
    {
        if (fields.Fields("base", "a mapping of hyperparameters such as {epochs: 10}") is null)
            return Hyperparameters.Default;
        return valueReader.ReadOver(Hyperparameters.Default, (SpecMapping)fields.Find("base")!.Value);
    }

    private List<SweepSpec> ReadSweeps(SpecFields fields, Hyperparameters start)
    {
        var sweeps = Entries(fields).ToList();
        if (sweeps.Count > StudySpec.MaxSweeps)
            fields.Error(fields.Find("sweeps")!.Place, $"a study has {StudySpec.MaxSweeps} sweeps at most, not {sweeps.Count}; make two studies.");
        foreach (var again in sweeps.GroupBy(s => s.Name).SelectMany(g => g.Skip(1)))
            again.Fields.Error(again.Place, $"two sweeps are named {again.Name}; each needs a name of its own.");
        return [.. sweeps.Select(s => sweepReader.Read(s.Fields, s.Name, sweepReader.ReadParameters(s.Fields), start))];
    }

    private IEnumerable<(string Name, SpecPlace Place, SpecFields Fields)> Entries(SpecFields fields)
    {
        switch (fields.Find("sweeps")!.Value)
        {
            case SpecMapping { Entries: [_, ..] entries }:
                return entries.Select(e => Entry(e.Key, e.Place, e.Value, SweepReader.Keys)).OfType<(string, SpecPlace, SpecFields)>();
            case SpecSequence { Items: [_, ..] items }:
                return items.Select(Item).OfType<(string, SpecPlace, SpecFields)>();
            case var other:
                fields.Error(other.Place, $"sweeps is a mapping of names to sweeps, or a list of sweeps, at least one; not {other.Describe()}.");
                return [];
        }
    }

    private (string, SpecPlace, SpecFields)? Item(SpecNode node)
    {
        var name = (node as SpecMapping)?.Find("name");
        if (node is SpecMapping && name?.Value is not SpecScalar { Kind: ScalarKind.Text })
            errors.Add(name?.Value.Place ?? node.Place, "A sweep in a list needs a name, such as name: units.");
        return Entry(
            (name?.Value as SpecScalar)?.Text ?? "", name?.Value.Place ?? node.Place, node, ["name", .. SweepReader.Keys]);
    }

    private (string, SpecPlace, SpecFields)? Entry(string name, SpecPlace place, SpecNode node, IReadOnlyList<string> keys)
    {
        if (node is not SpecMapping mapping)
        {
            errors.Add(node.Place, $"A sweep is a mapping with method and parameters, not {node.Describe()}.");
            return null;
        }

        var fields = new SpecFields(mapping, place, name, errors);
        if (name.Length > 0)
            NameReader.Check(name, place, fields);
        fields.Allow(keys, key => StudyKeys.Contains(key) ? $"{key} belongs to the study; put it at the top of the file." : ForeignKey(key));
        return (name, place, fields);
    }

    private void CheckSize(StudySpec study, SpecFields fields)
    {
        if (errors.Count > 0)
            return;
        if (StudyLimits.TooManyTrials(study) is { } mistake)
            fields.Error(fields.Place, $"the study {mistake}");
    }

    private static string? ForeignKey(string key) => LauncherKeys.Contains(key)
        ? $"{key} starts a program of one's own in W&B; Sweep trains its own model, so remove it."
        : null;
}
