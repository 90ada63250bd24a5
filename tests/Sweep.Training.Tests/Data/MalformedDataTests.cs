using System.Text;
using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class MalformedDataTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private IReadOnlyList<SpecError> ErrorsOf(DatasetSpec spec) =>
        Assert.Throws<SpecException>(() => new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"], MaxFileBytes = 10_000 }).Load(spec)).Errors;

    [Theory]
    [InlineData("no tab.tsv", "a\t1\nb\t0\njust text\n", 3, "no tab")]
    [InlineData("three columns.txt", "a\t1\nb\tc\t0\n", 2, "3 columns where there should be 2")]
    [InlineData("ragged.tsv", "id\ttext\tlabel\n1\ta\t1\n2\tb\n", 3, "2 columns where there should be 3")]
    [InlineData("no label.tsv", "a\t1\nb\t \nc\t0\n", 2, "no label")]
    [InlineData("three classes.tsv", "a\t0\nb\t1\nc\t2\n", 0, "3 classes")]
    [InlineData("odd header.tsv", "title\tverdict\na\t0\nb\t1\nc\t0\nd\t1\n", 0, "'verdict' (1 rows, first at")]
    [InlineData("one class.tsv", "a\t1\nb\t1\n", 0, "every row has the label '1'")]
    [InlineData("single row of a class.tsv", "a\t1\nb\t0\nc\t1\n", 2, "only row labelled '0'")]
    [InlineData("empty.tsv", "", 0, "no rows")]
    [InlineData("blank.tsv", "\n\n\n", 0, "no rows")]
    [InlineData("only blank texts.tsv", " \t1\n \t0\n", 0, "no rows")]
    [InlineData("header only.csv", "text,label\n", 0, "no rows")]
    [InlineData("empty.csv", "", 1, "no column is called text")]
    [InlineData("no header.csv", "good film,1\nbad film,0\n", 1, "there are 'good film', '1'")]
    [InlineData("no label column.csv", "text,stars\na,5\n", 1, "'text', 'stars'")]
    [InlineData("stray quote.csv", "text,label\na \"b\" c,1\nd,0\n", 2, "stray quote mark")]
    [InlineData("text after quote.csv", "text,label\nx,1\n\"a\"b,1\nd,0\n", 3, "stray quote mark")]
    [InlineData("open quote.csv", "text,label\na,1\n\"b,0\nc,1\n", 3, "never closed")]
    [InlineData("comma in text.csv", "text,label\nwell, well,1\nd,0\n", 2, "not as many fields")]
    [InlineData("after a broken line.csv", "text,label\n\"a\nb\",1\nc,,0\n", 4, "not as many fields")]
    [InlineData("no label.csv", "text,label\na,1\nb,\n", 3, "no label")]
    [InlineData("array.jsonl", "[\n{\"text\":\"a\",\"label\":1}\n]", 1, "a JSON array")]
    [InlineData("list on a line.jsonl", "[1,2]\n", 1, "an array where an object should be")]
    [InlineData("bare number.jsonl", "{\"text\":\"a\",\"label\":1}\n7\n", 2, "a number where an object should be")]
    [InlineData("cut.jsonl", "{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\",\n", 2, "not a JSON object on one line")]
    [InlineData("text is number.jsonl", "{\"text\":5,\"label\":1}\n", 1, "'text' should be a string")]
    [InlineData("text missing.jsonl", "{\"text\":\"a\",\"label\":1}\n{\"label\":0}\n", 2, "'text' should be a string")]
    [InlineData("label missing.jsonl", "{\"text\":\"a\",\"label\":1}\n{\"text\":\"b\"}\n", 2, "no label")]
    [InlineData("label null.jsonl", "{\"text\":\"a\",\"label\":null}\n", 1, "no label")]
    [InlineData("label list.jsonl", "{\"text\":\"a\",\"label\":[1]}\n", 1, "'label' should be a string, a number or a boolean")]
    [InlineData("key twice.jsonl", "{\"text\":\"a\",\"text\":\"b\",\"label\":1}\n", 1, "not a JSON object")]
    [InlineData("half a pair.jsonl", "{\"text\":\"\\ud800\",\"label\":1}\n", 1, "surrogate")]
    [InlineData("keys unknown.jsonl", "{\"phrase2\":\"a\",\"verdict\":1}\n", 1, "'phrase2', 'verdict'")]
    [InlineData("zero byte.tsv", "a\t1\nb\0\t0\n", 2, "binary file")]
    [InlineData("sheet.xlsx", "x", 0, "'.xlsx' is no kind of file")]
    [InlineData("rows.json", "{}", 0, "'.json' is no kind of file")]
    public void Malformed_files_are_refused_with_place_and_reason(string name, string content, int line, string message)
    {
        var path = folder.Write(name, content);
        var errors = ErrorsOf(new DatasetSpec(path));
        Assert.Contains(errors, error => error.File == path && error.Line == line && error.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, 0, "UTF-16")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08 }, 0, "gzip")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04 }, 0, "zip")]
    [InlineData(new byte[] { 0x61, 0x09, 0x31, 0x0A, 0xE9, 0x09, 0x30, 0x0A }, 2, "not UTF-8")]
    [InlineData(new byte[] { 0x89, 0x50, 0x0A, 0x00 }, 2, "binary")]
    public void Bytes_that_are_no_text_are_refused(byte[] content, int line, string message)
    {
        var error = Assert.Single(ErrorsOf(new DatasetSpec(folder.Write("a.tsv", content))));
        Assert.Equal(line, error.Line);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_is_not_there_is_named_with_those_that_are()
    {
        var errors = ErrorsOf(new DatasetSpec(folder.Write("a.csv", "id,body,y,y\n1,a,1,1\n"), "review", "y"));
        Assert.Equal(["no column 'review'; there are 'id', 'body', 'y', 'y'", "column 'y' is there 2 times"], errors.Select(error => error.Message));
    }

    [Fact]
    public void One_column_cannot_be_both() =>
        Assert.Contains("cannot be both", Assert.Single(ErrorsOf(new DatasetSpec(folder.Write("a.csv", "x,y\n1,2\n"), "x", "x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void The_first_twenty_problems_are_shown_and_the_others_counted()
    {
        var path = folder.Write("a.tsv", "a\t1\n" + string.Concat(Enumerable.Repeat("no tab\n", 25)));
        var errors = ErrorsOf(new DatasetSpec(path));
        Assert.Equal(21, errors.Count);
        Assert.Equal(Enumerable.Range(2, 20), errors.Take(20).Select(error => error.Line));
        Assert.Equal("and 5 more problems", errors[20].Message);
    }

    [Fact]
    public void Problems_of_all_files_come_together()
    {
        folder.Write("a.tsv", "no tab\n");
        folder.Write("b.jsonl", "{\n");
        Assert.Equal(["a.tsv", "b.jsonl"], ErrorsOf(new DatasetSpec(folder.Path)).Select(error => Path.GetFileName(error.File)));
    }

    [Fact]
    public void A_missing_path_is_told_with_the_named_sets() =>
        Assert.Contains("reviews, reviews-1, uci-sentiment, sst2, imdb", Assert.Single(ErrorsOf(new DatasetSpec(folder["nowhere"]))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_folder_without_data_says_what_data_are() =>
        Assert.Contains(".jsonl", Assert.Single(ErrorsOf(new DatasetSpec(folder.Path))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_too_large_is_not_read() =>
        Assert.Contains("10,000", Assert.Single(ErrorsOf(new DatasetSpec(folder.Write("a.tsv", Encoding.UTF8.GetBytes(new string('x', 10_001)))))).Message, StringComparison.Ordinal);

    [Fact]
    public void Any_bytes_give_a_set_or_a_clear_error()
    {
        var random = new Contracts.Randomness.SeededRandom(7);
        string[] kinds = ["a.tsv", "a.csv", "a.jsonl"];
        var alphabet = "a,\t\n\r\"{}[]:01é\0\\;"u8.ToArray();
        for (var i = 0; i < 600; i++)
        {
            var bytes = new byte[random.NextBelow(60)];
            for (var b = 0; b < bytes.Length; b++)
                bytes[b] = alphabet[random.NextBelow(alphabet.Length)];
            var path = folder.Write(kinds[i % kinds.Length], bytes);
            try
            {
                Assert.NotEmpty(new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] }).Load(new DatasetSpec(path)).Texts);
            }
            catch (SpecException e)
            {
                Assert.NotEmpty(e.Errors);
            }
        }
    }
}
