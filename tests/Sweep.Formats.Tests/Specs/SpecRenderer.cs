using System.Text;
using System.Text.Json;
using Sweep.Contracts.Specs;

namespace Sweep.Formats.Tests.Specs;

/// <summary>Writes a study as the YAML that reads back to it. Sweep itself never needs to: it keeps the user's text.</summary>
internal static class SpecRenderer
{
    public static string Render(StudySpec study)
    {
        var yaml = new StringBuilder();
        Line(yaml, "name", study.Name);
        Line(yaml, "description", study.Description);
        yaml.Append($"dataset: {{source: {study.Dataset.Source}{Part("text", study.Dataset.TextColumn)}{Part("label", study.Dataset.LabelColumn)}}}\n");
        yaml.Append(FormattableString.Invariant($"device: {HyperparameterSchema.NameOf(study.Device)}\nweight: {study.Weight:R}\n"));
        if (study.MaxConcurrent is { } most)
            yaml.Append(FormattableString.Invariant($"max_concurrent: {most}\n"));
        if (study.Margin is { } margin)
            yaml.Append(FormattableString.Invariant($"margin: {margin:R}\n"));
        yaml.Append(FormattableString.Invariant($"test_split: {study.TestSplit:R}\nseeds: {study.Seeds}\nseed: {study.Seed}\nbase: {Configuration(study.Base)}\nsweeps:\n"));
        foreach (var sweep in study.Sweeps)
            yaml.Append(Sweep(sweep));
        return yaml.ToString();
    }

    private static string Sweep(SweepSpec sweep)
    {
        var yaml = new StringBuilder($"  {sweep.Name}:\n");
        Line(yaml, "    description", sweep.Description);
        yaml.Append($"    method: {HyperparameterSchema.NameOf(sweep.Method)}\n");
        yaml.Append($"    metric: {{name: {sweep.Metric.Name}, goal: {HyperparameterSchema.NameOf(sweep.Metric.Goal)}{Part("target", sweep.Metric.Target)}}}\n");
        yaml.Append($"    baseline: {(sweep.Baseline is { } baseline ? Configuration(baseline) : "none")}\n");
        if (sweep.RunCap is { } cap)
            yaml.Append(FormattableString.Invariant($"    run_cap: {cap}\n"));
        if (sweep.Seeds is { } seeds)
            yaml.Append(FormattableString.Invariant($"    seeds: {seeds}\n"));
        if (sweep.Margin is { } margin)
            yaml.Append(FormattableString.Invariant($"    margin: {margin:R}\n"));
        if (sweep.Question.TryGetValue("", out var question))
            Line(yaml, "    question", question);
        else if (sweep.Question.Count > 0)
            yaml.Append($"    question: {JsonSerializer.Serialize(sweep.Question)}\n");
        yaml.Append("    parameters:\n");
        foreach (var parameter in sweep.Parameters)
            yaml.Append($"      {parameter.Key}: {Parameter(parameter)}\n");
        return yaml.ToString();
    }

    private static string Parameter(ParameterSpec p)
    {
        var values = string.Join(", ", p.Values.Select(v => v.Json));
        var choice = p.Distribution is Distribution.Constant ? $", value: {values}" : p.Values.Count > 0 ? $", values: [{values}]" : "";
        return $"{{distribution: {HyperparameterSchema.NameOf(p.Distribution)}{choice}"
            + $"{Part("min", p.Min)}{Part("max", p.Max)}{Part("q", p.Q)}{Part("mu", p.Mu)}{Part("sigma", p.Sigma)}}}";
    }

    private static string Configuration(Hyperparameters h) =>
        $"{{{string.Join(", ", HyperparameterSchema.All.Select(d => $"{d.Key}: {d.Get(h).Json}"))}}}";

    private static void Line(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
            yaml.Append($"{key}: {JsonSerializer.Serialize(value)}\n");
    }

    private static string Part(string key, object? value) => value is null ? "" : $", {key}: {JsonSerializer.Serialize(value)}";
}
