using System.Globalization;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads a whole file: a study, or a single sweep as a study of one.</summary>
internal sealed class StudyReader(SpecErrors errors, Func<string, string?> findData)
{
    private const int MaxSeeds = 1000;

    private static readonly string[] StudyKeys = ["name", "description", "dataset", "seeds", "seed", .. PlacementReader.Keys, "base", "sweeps"];
    private static readonly string[] SingleKeys = ["name", .. SweepReader.Keys, "dataset", "seeds", "seed", .. PlacementReader.Keys, "base"];
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
        return common with { Base = start, Sweeps = [sweepReader.Read(fields, common.Name, parameters, start)] };
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
            Seeds = (int?)fields.Whole("seeds", 1, MaxSeeds) ?? 3,
            Seed = fields.Whole("seed", 0, long.MaxValue) ?? 1,
            Sweeps = [],
        });
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
        var trials = StudyLimits.Trials(study);
        if (trials > StudyLimits.MaxTrials)
            fields.Error(fields.Place, string.Create(CultureInfo.InvariantCulture,
                $"the study has {trials:N0} trials (configurations times seeds); {StudyLimits.MaxTrials:N0} is the most. Use fewer seeds or values, or a run_cap."));
    }

    private static string? ForeignKey(string key) => LauncherKeys.Contains(key)
        ? $"{key} starts a program of one's own in W&B; Sweep trains its own model, so remove it."
        : null;
}
