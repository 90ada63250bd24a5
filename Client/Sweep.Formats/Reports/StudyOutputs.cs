using System.Globalization;
using System.Text;
using Sweep.Formats.Answers;
using Sweep.Formats.Export;
using Sweep.Formats.Plots;
using Sweep.Formats.Tables;

namespace Sweep.Formats.Reports;

/// <summary>The files a study leaves in a folder: tables, exports, plots and the report.</summary>
public static class StudyOutputs
{
    /// <summary>Each file is written under another name first, so none is ever half there.</summary>
    public static async Task WriteAsync(
        StudyResults results, string folder, CultureInfo language, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        await WriteTables("tables.md", TableFormat.Markdown);
        await WriteTables("tables.csv", TableFormat.Csv);
        await WriteTables("tables.json", TableFormat.Json);
        if (results.Answers.Count > 0)
        {
            await WriteAnswers("answers.csv", AnswersFormat.Csv);
            await WriteAnswers("answers.json", AnswersFormat.Json);
        }

        var (trials, epochs) = (results.Trials.ToAsyncEnumerable(), results.Epochs.ToAsyncEnumerable());
        var metrics = results.Study.Metrics;
        await Whole("trials.csv", stream =>
            TrialExporter.WriteTrialsAsync(trials, metrics, ExportFormat.Csv, stream, cancellation));
        await Whole("epochs.csv", stream =>
            TrialExporter.WriteEpochsAsync(epochs, metrics, ExportFormat.Csv, stream, cancellation));

        var plots = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var sweep in results.Study.Spec.Sweeps)
        {
            plots[sweep.Name] = LearningCurves.ToPng(results, sweep.Name, language);
            await Whole($"{sweep.Name}.png", stream => stream.WriteAsync(plots[sweep.Name], cancellation).AsTask());
        }

        await WholeText("report.html", HtmlReport.Create(results, plots, language));

        Task WriteTables(string name, TableFormat format)
        {
            using var text = new StringWriter();
            TableWriter.Write(results.Tables, format, text, language);
            return WholeText(name, text.ToString());
        }

        Task WriteAnswers(string name, AnswersFormat format)
        {
            using var text = new StringWriter();
            AnswersWriter.Write(results.Answers, format, text, language);
            return WholeText(name, text.ToString());
        }

        Task WholeText(string name, string text) =>
            Whole(name, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation).AsTask());

        Task Whole(string name, Func<Stream, Task> write) => WholeFile.WriteAsync(Path.Combine(folder, name), write);
    }
}
