namespace Sweep.Formats.Reports;

internal static class ReportStyle
{
    /// <summary>Light and dark by the reader's setting; fit for print.</summary>
    public const string Css = """

        :root { color-scheme: light dark; --line: #8884; --good: #1a7f37; --bad: #b35900; }
        @media (prefers-color-scheme: dark) { :root { --good: #57ab5a; --bad: #e0823d; } }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0; }
        main { max-width: 76rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
        h2 { margin-top: 2.5rem; }
        dl { display: grid; grid-template-columns: max-content auto; gap: .2rem 1.5rem; }
        dt { font-weight: 600; }
        dd { margin: 0; }
        caption { caption-side: bottom; text-align: left; font-size: .85rem; padding-top: .4rem; opacity: .8; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
        th, td { padding: .3rem .7rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
        .number { text-align: right; }
        td.prose { white-space: normal; min-width: 18rem; }
        .best td { font-weight: 600; }
        .better .verdict { color: var(--good); }
        .worse .verdict { color: var(--bad); }
        .question { font-size: 1.1rem; font-style: italic; }
        .conclusion { font-weight: 600; }
        img { max-width: 100%; background: #fff; border-radius: 4px; }
        pre { overflow-x: auto; padding: 1rem; border: 1px solid var(--line); border-radius: 4px; font-size: .85rem; }
        @media print { section { break-inside: avoid; } }

        """;
}
