using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Sweep.Formats.Resources;
using Sweep.Formats.Specs;
using Sweep.Formats.Tests.Tables;

namespace Sweep.Formats.Tests.Reports;

public sealed partial class TextTests
{
    private static readonly ResourceManager Resources = new(typeof(Text));

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places()
    {
        var (english, spanish) = (Texts(CultureInfo.InvariantCulture), Texts(SampleTables.Spanish));

        Assert.NotEmpty(english);
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, text => Assert.Equal(Places(text.Value), Places(spanish[text.Key])));
    }

    [Fact]
    public void Every_exercise_has_a_Spanish_title()
    {
        var text = new Text(SampleTables.Spanish);
        var study = SpecFile.Load("exercises");

        Assert.Equal(7, study.Sweeps.Count);
        Assert.All(study.Sweeps, sweep => Assert.NotEqual(sweep.Description, text.Title(sweep.Name, sweep.Description!)));
        Assert.NotEqual(study.Description, text.Description(study.Description!));
    }

    [Fact]
    public void A_title_that_is_its_authors_stays() =>
        Assert.Equal("My own units", new Text(SampleTables.Spanish).Title("units", "My own units"));

    [Fact]
    public void A_region_of_a_language_has_its_texts() =>
        Assert.Equal("mejor", new Text(CultureInfo.GetCultureInfo("es-MX")).Get("Better"));

    [Fact]
    public void A_name_without_text_is_a_mistake_of_ours() =>
        Assert.Throws<MissingManifestResourceException>(() => new Text(SampleTables.English).Get("Nonsense"));

    private static Dictionary<string, string> Texts(CultureInfo language) => Resources
        .GetResourceSet(language, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
