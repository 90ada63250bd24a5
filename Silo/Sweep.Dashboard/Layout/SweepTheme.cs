using MudBlazor;

namespace Sweep.Dashboard.Layout;

/// <summary>Colours and letters. Text on its ground has a contrast of 4.5 at least, in both palettes.</summary>
internal static class SweepTheme
{
    private static readonly string[] Letters = ["system-ui", "Segoe UI", "Roboto", "Noto Sans", "Helvetica", "Arial", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = new PaletteLight
        {
            Primary = "#1f5fa8",
            Secondary = "#7a3b93",
            Success = "#1b6e3c",
            Warning = "#8a5200",
            Error = "#b3261e",
            Info = "#1f5fa8",
            AppbarBackground = "#ffffff",
            AppbarText = "#1c2733",
            Background = "#f6f7f9",
            Surface = "#ffffff",
            TextPrimary = "#1c2733",
            TextSecondary = "#52606d",
            ActionDefault = "#52606d",
            LinesDefault = "#d5dae1",
            TableLines = "#e3e7ec",
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8ab8f2",
            PrimaryContrastText = "#10161d",
            Secondary = "#d4a5ea",
            Success = "#7fd09c",
            Warning = "#f0b866",
            Error = "#ff9c93",
            ErrorContrastText = "#10161d",
            Info = "#8ab8f2",
            AppbarBackground = "#18202a",
            AppbarText = "#e6ebf1",
            Background = "#10161d",
            Surface = "#18202a",
            TextPrimary = "#e6ebf1",
            TextSecondary = "#a9b4c0",
            ActionDefault = "#a9b4c0",
            LinesDefault = "#33404e",
            TableLines = "#2a3541",
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Letters },
            Button = new ButtonTypography { FontFamily = Letters, TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px" },
    };
}
