using Sweep.Contracts.Specs;
using Sweep.Training.Data;

namespace Sweep.Training.Tests.Data;

public sealed class DataFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private LabelledTextSet Load(string path, string? text = null, string? label = null) =>
        new DatasetCatalog(new DataOptions { CacheFolder = folder["cache"] }).Load(new DatasetSpec(path, text, label));

    private LabelledTextSet LoadFile(string name, string content, string? text = null, string? label = null) =>
        Load(folder.Write(name, content), text, label);

    [Fact]
    public void Tab_separated_rows_need_no_header_and_quotes_are_ordinary()
    {
        var set = LoadFile("a.txt", "He said \"no\t0\n\"Fine\"\t1\nok\t1\nbad\t0\n");
        Assert.Equal(["He said \"no", "\"Fine\"", "ok", "bad"], set.Texts);
        Assert.Equal<byte>([0, 1, 1, 0], set.Labels);
        Assert.Empty(set.Warnings);
    }

    [Fact]
    public void The_header_of_sst2_is_no_row()
    {
        var set = LoadFile("train.tsv", "sentence\tlabel\ngood \t1\nbad\t0\nfine\t1\nawful\t0\n");
        Assert.Equal(["good ", "bad", "fine", "awful"], set.Texts);
    }

    [Fact]
    public void Columns_of_a_wider_table_are_found_by_the_names_given()
    {
        var set = LoadFile("a.tsv", "id\tverdict\tphrase no\n1\t1\ta\n2\t0\tb\n3\t1\tc\n4\t0\td\n", "Phrase No", "verdict");
        Assert.Equal(["a", "b", "c", "d"], set.Texts);
        Assert.Equal<byte>([1, 0, 1, 0], set.Labels);
    }

    [Fact]
    public void Csv_has_quoted_fields_with_commas_quotes_and_line_ends()
    {
        var set = LoadFile("a.csv", "id,Review,Sentiment\r\n1,\"good, \"\"very\"\"\r\ngood\",pos\r\n2,bad,neg\r\n3,fine,POS\r\n4,poor,neg\r\n");
        Assert.Equal(["good, \"very\"\r\ngood", "bad", "fine", "poor"], set.Texts);
        Assert.Equal<byte>([1, 0, 1, 0], set.Labels);
        Assert.Equal(("neg", "pos"), (set.NegativeLabel, set.PositiveLabel));
    }

    [Fact]
    public void Csv_may_use_semicolons() =>
        Assert.Equal(["a, b", "c", "d", "e"], LoadFile("a.csv", "text;label\na, b;1\nc;0\nd;1\ne;0\n").Texts);

    [Theory]
    [InlineData("{\"label\":true,\"text\":\"a\"}\n\n{\"text\":\"b\",\"label\":false}\n{\"text\":\"c\",\"label\":true}\n{\"text\":\"d\",\"label\":false}")]
    [InlineData("{\"text\":\"a\",\"label\":1}\r\n{\"text\":\"b\",\"label\":0}\r\n{\"text\":\"c\",\"label\":1}\r\n{\"text\":\"d\",\"label\":0}\r\n")]
    [InlineData("{\"text\":\"a\",\"label\":\"4\"}\n{\"text\":\"b\",\"label\":\"-2\"}\n{\"text\":\"c\",\"label\":\"4\"}\n{\"text\":\"d\",\"label\":\"-2\"}\n")]
    public void Json_lines_hold_labels_of_any_simple_kind(string content)
    {
        var set = LoadFile("a.jsonl", content);
        Assert.Equal(["a", "b", "c", "d"], set.Texts);
        Assert.Equal<byte>([1, 0, 1, 0], set.Labels);
    }

    [Fact]
    public void A_byte_order_mark_and_crlf_change_nothing()
    {
        var plain = LoadFile("a.tsv", "é\t1\nb\t0\nc\t1\nd\t0\n");
        var marked = LoadFile("b.tsv", "\uFEFFé\t1\r\nb\t0\r\nc\t1\r\nd\t0");
        Assert.Equal(plain.Texts, marked.Texts);
        Assert.Equal(plain.Fingerprint, marked.Fingerprint);
    }

    [Fact]
    public void Next_line_characters_do_not_end_a_row() =>
        Assert.Equal(["a\u0085b", "c\u2028d", "e", "f"], LoadFile("a.txt", "a\u0085b\t1\nc\u2028d\t0\ne\t1\nf\t0\n").Texts);

    [Fact]
    public void A_folder_joins_its_files_in_ordinal_order_without_notes_and_test_split()
    {
        folder.Write("train.tsv", "t1\t1\nt2\t0\n");
        folder.Write("dev.csv", "text,label\nd1,1\nd2,0\n");
        folder.Write("Extra.txt", "e1\t1\n");
        folder.Write("test.tsv", "index\tsentence\n0\tno label\n");
        folder.Write("README.txt", "notes");
        folder.Write("SOURCE.md", "more notes");
        folder.Write(".hidden.txt", "x");
        var set = Load(folder.Path);
        Assert.Equal(["e1", "d1", "d2", "t1", "t2"], set.Texts);
        Assert.StartsWith("test.tsv left out", Assert.Single(set.Warnings));
    }

    [Fact]
    public void Test_rows_beside_training_rows_are_a_set_of_their_own_with_the_same_classes()
    {
        folder.Write("train.tsv", "t1\tpos\nt2\tneg\nt3\tpos\nt4\tneg\n");
        folder.Write("test.csv", "text,label\nx1,POS\nx2,pos\n");
        var set = Load(folder.Path);
        Assert.Equal(["t1", "t2", "t3", "t4"], set.Texts);
        Assert.Equal(["x1", "x2"], set.Test!.Texts);
        Assert.Equal<byte>([1, 1], set.Test.Labels);
        Assert.Equal(("neg", "pos"), (set.Test.NegativeLabel, set.Test.PositiveLabel));
        Assert.Contains("test.csv is the test set: 2 rows that no training reads", set.Warnings);
    }

    [Fact]
    public void Test_rows_of_other_classes_are_left_out()
    {
        folder.Write("train.tsv", "t1\t1\nt2\t0\nt3\t1\nt4\t0\n");
        folder.Write("test.tsv", "x1\t1\nx2\t2\n");
        var set = Load(folder.Path);
        Assert.Null(set.Test);
        Assert.Contains("label '2' is neither '0' nor '1'", Assert.Single(set.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_file_alone_is_data_like_any_other()
    {
        folder.Write("test.tsv", "t1\t1\nt2\t0\nt3\t1\nt4\t0\n");
        Assert.Equal(4, Load(folder.Path).Texts.Count);
        Assert.Null(Load(folder.Path).Test);
    }

    [Fact]
    public void Rows_without_text_are_left_out_with_their_lines_named()
    {
        var path = folder.Write("a.tsv", "a\t1\n  \t0\nb\t0\n\t1\nc\t1\n!!!\t0\n");
        var set = Load(path);
        Assert.Equal(["a", "b", "c", "!!!"], set.Texts);
        Assert.Equal([$"2 rows without text left out: {path}(2), {path}(4)"], set.Warnings);
    }

    [Theory]
    [InlineData("ham", "spam", "ham", "spam")]
    [InlineData("positive", "negative", "negative", "positive")]
    [InlineData("10", "9", "9", "10")]
    [InlineData("yes", "no", "no", "yes")]
    [InlineData("b", "B2", "B2", "b")]
    public void Two_labels_are_mapped_in_the_stated_order(string first, string second, string negative, string positive)
    {
        var set = LoadFile("a.tsv", $"a\t{first}\nb\t{second}\nc\t{first}\nd\t{second}\n");
        Assert.Equal((negative, positive), (set.NegativeLabel, set.PositiveLabel));
        Assert.Equal(first == positive ? 1 : 0, set.Labels[0]);
        Assert.Equal($"label '{negative}' is class 0, '{positive}' is class 1", Assert.Single(set.Warnings));
    }

    [Fact]
    public void A_description_counts_rows_classes_and_words()
    {
        var info = LoadFile("a.tsv", "one two three\t1\nfour, five!\t1\nsix\t0\nseven-eight\t0\n").Describe();
        Assert.Equal((4, 2, 2.0, 3), (info.Rows, info.Positive, info.MeanWords, info.LongestWords));
    }

    [Fact]
    public void The_fingerprint_tells_texts_labels_and_order_apart()
    {
        string[] contents = ["a\t1\nb\t0\nc\t1\nd\t0\n", "a\t0\nb\t1\nc\t1\nd\t0\n", "b\t0\na\t1\nc\t1\nd\t0\n", "ab\t1\nb\t0\nc\t1\nd\t0\n"];
        Assert.Equal(4, contents.Select((content, i) => LoadFile($"{i}.tsv", content).Fingerprint).Distinct().Count());
    }
}
