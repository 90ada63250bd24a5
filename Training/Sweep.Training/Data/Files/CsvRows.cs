using CsvHelper;
using Sweep.Contracts.Specs;
using Sweep.Training.Data.Rows;

namespace Sweep.Training.Data.Files;

/// <summary>Rows in quotes where needed (RFC 4180) under a header, between commas, semicolons or whatever the header shows.</summary>
internal static class CsvRows
{
    public static void Read(string file, string content, DatasetSpec spec, RowCollector rows)
    {
        using var csv = CsvReader.FromText(content, new CsvReaderOptions
        {
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Skip,
            FieldCountMismatch = CsvFieldCountHandling.Skip,
            OnMalformedRecord = record => rows.Problems.Add(file, (int)record.LineNumber, Describe(record)),
        });
        if (ColumnFinder.Find(csv.Headers, spec, file, 1, rows.Problems) is not { } at)
            return;
        while (csv.Read())
            rows.Add(csv.GetString(at.Text), csv.GetString(at.Label), file, (int)csv.LineNumber);
    }

    private static string Describe(CsvMalformedRecord record) => record.Reason switch
    {
        CsvMalformedReason.FieldCountMismatch => "not as many fields as the header has columns; a field that holds a comma stands in quotes",
        CsvMalformedReason.UnterminatedQuote => "a quote mark opens here that is never closed",
        _ => "a stray quote mark; a field that holds quote marks stands in quotes, with its own ones doubled",
    };
}
