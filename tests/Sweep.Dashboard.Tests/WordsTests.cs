using System.Globalization;
using System.Resources;

namespace Sweep.Dashboard.Tests;

/// <summary>The words of the pages, in both languages.</summary>
public sealed class WordsTests
{
    public static TheoryData<string> Sets => [.. typeof(App).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".resources", StringComparison.Ordinal))
        .Select(name => name[..^".resources".Length])];

    [Theory, MemberData(nameof(Sets))]
    public void Every_word_is_there_in_Spanish_with_the_same_places_to_fill(string set)
    {
        var words = new ResourceManager(set, typeof(App).Assembly);
        var (english, spanish) = (Read(words, ""), Read(words, "es"));

        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), spanish.Keys.Order(StringComparer.Ordinal));
        Assert.All(english, word => Assert.Equal(Places(word.Value), Places(spanish[word.Key])));
    }

    [Theory, MemberData(nameof(Sets))]
    public void Words_are_named_by_the_class_beside_them(string set) => Assert.NotNull(typeof(App).Assembly.GetType(set));

    private static Dictionary<string, string> Read(ResourceManager words, string language) => words
        .GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!
        .Cast<System.Collections.DictionaryEntry>()
        .ToDictionary(word => (string)word.Key, word => (string)word.Value!, StringComparer.Ordinal);

    private static IEnumerable<char> Places(string text) => text.Index().Where(letter => letter.Index > 0 && text[letter.Index - 1] == '{').Select(letter => letter.Item).Distinct().Order();
}
