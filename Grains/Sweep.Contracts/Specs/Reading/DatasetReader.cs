namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads where the texts are: a name, a path, or a mapping of source and columns.</summary>
internal sealed class DatasetReader(Func<string, string?> findData)
{
    public DatasetSpec Read(SpecFields fields)
    {
        if (fields.Find("dataset")?.Value is not SpecMapping)
            return Source(fields, "dataset") is { } named ? new DatasetSpec(named) : DatasetSpec.Reviews;

        var dataset = fields.Fields("dataset", "a mapping")!;
        dataset.Allow(["source", "text", "label"]);
        if (!dataset.Has("source"))
            dataset.Missing("source", $"give a path or one of {string.Join(", ", DatasetNames.All)}");
        return new DatasetSpec(
            Source(dataset, "source") ?? DatasetNames.Reviews,
            dataset.Text("text", "the name of the column that holds the text"),
            dataset.Text("label", "the name of the column that holds the label"));
    }

    private string? Source(SpecFields fields, string key)
    {
        var source = fields.Text(key, $"a path or one of {string.Join(", ", DatasetNames.All)}");
        if (source is null || DatasetNames.All.Contains(source))
            return source;
        if (findData(source) is { } path)
            return path;
        fields.Error(fields.PlaceOf(key), DatasetNames.Unknown(source));
        return null;
    }
}
