namespace Sweep.Training.Data.Reviews;

/// <summary>The grammar of the built-in reviews. Changing any of it changes the set's fingerprint.</summary>
internal static class ReviewRules
{
    /// <summary>Sentences with an opinion: one symbol for each <see cref="ReviewPattern"/>, and what they are made of.</summary>
    public const string Opinions = """
        short
          12 <adjective>
          3 <very> <adjective>
          5 <adjective> <work>
          6 a <noun>
          4 <loved> it
          4 I <loved> it
          4 <adjective> and <adjective>
          4 <adjective> from start to finish
          8 <saying>
          4 the <most> <work> of the year
          3 what a <noun>
        plain
          5 <statement>
          4 <statement> and <statement>
          1 <statement>; <statement>
        statement
          6 <clause>
          3 <verdict>
        contrast
          6 <-clause>, but <clause>
          2 <-clause>, but <verdict>
          1 <-verdict>, but <verdict>
        concession
          3 although <-clause>, <verdict>
          2 although <-clause>, <clause>
          3 <verdict>, although <-clause>
          2 <clause>, although <-clause>
        negated
          4 <negation>
          2 <negation> and <clause>
          1 <clause> and <negation>
          1 <negation> and <negation>
        remark
          5 not <-adjective>
          5 not a <-adjective> <part>
          2 <the> <aspect> <is> <not> <-adjective>
          1 it is not a <-noun>
        negation
          8 <the> <aspect> <is> <not> <-adjective>
          2 not a <-adjective> <part>
          1 it is not a <-noun>
          1 there is not a <-adjective> <part> in it
        the
          3 the
          2 its
        clause
          12 <the> <aspect> <is> <adjective>
          4 <the> <aspect> <is> <very> <adjective>
          1 the <aspect> of the <aspect> <is> <adjective>
          1 <the> <aspect> is a <noun>
          2 I <loved> <the> <aspect>
          1 <name> acts <adverb>
          1 it is <adverb> <made>
        verdict
          3 I <loved> it
          3 it is a <adjective> <work>
          2 it is a <noun>
          2 I found it <adjective>
          1 what a <adjective> <work>
          1 the <most> <work> of the year
        not
          8 not
          1 never
          1 hardly
        is
          5 is
          3 was
          1 felt
        made
          2 made
          1 told
          1 filmed
          1 written
        very
          4 very
          3 really
          2 so
          2 truly
          1 utterly
          1 quite
        part
          3 moment
          2 scene
          1 line
        """;

    /// <summary>Sentences without an opinion on the film, as reviews have about it.</summary>
    public const string Asides = """
        aside
          3 we saw this <work> <occasion> with my <relative>
          3 I watched it <where> <occasion>
          4 <person> plays <figure> who <verbs> <thing>
          4 in <place>, <figure> <verbs> <thing>
          3 a <work> about <figure> and <thing>
          2 <person> wrote it after <thing> in <place>
          2 it runs for <count> minutes
          3 <person> and <person> <verb> <thing> of the <common>
          3 the <common> of <place> <verbs> <thing>, and <name> <verbs> <thing>
          2 <count> <commons> <verb> the <common> <where>
          2 there is <thing>, <thing> and <thing> in it
          2 it was filmed in <place> and in <place>
          2 to <verb> <thing>, <name> must <verb> <thing>
          1 <where>, <figure> and <figure> <verb> <thing> with <thing>
        person
          2 <name>
          3 <name> <surname>
        figure
          4 a <trade>
          3 a <neutral> <trade>
          2 a <trade> from <place>
          1 a <?adjective> <trade>
          2 <name>
        thing
          4 the <common>
          4 a <common>
          4 a <neutral> <common>
          3 the <neutral> <common>
          2 the <common> of the <common>
          2 a <common> from <place>
          2 her <common>
          2 his <common>
        where
          3 at home
          3 at the cinema
          2 on a train
          1 on a plane
          2 in <place>
          2 at a festival in <place>
          1 by the <common>
        occasion
          2 on friday
          2 on saturday
          1 on sunday
          2 last week
          2 last night
          1 last month
          1 this morning
          1 in june
          1 in winter
          1 on holiday
        """;
}
