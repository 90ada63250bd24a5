using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using MudBlazor.Services;
using NSubstitute;
using Sweep.Contracts;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Results;
using Sweep.Dashboard.Access;
using Sweep.Dashboard.Cluster;
using Sweep.Dashboard.Layout;
using Sweep.Formats.Submission;

namespace Sweep.Dashboard.Tests;

/// <summary>Renders pages and parts of them, in English, for an operator, with grains that answer what a test says.</summary>
public abstract class PageTest : BunitContext
{
    private readonly IRenderedComponent<IComponent> dialogs;

    protected PageTest()
    {
        Speak("en");
        // A busy machine takes more than the second that is usual.
        DefaultWaitTimeout = TimeSpan.FromSeconds(60);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddMudServices();
        Services.AddLocalization();
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton(Grains);
        Services.AddSingleton(Logs);
        Services.AddScoped<OperatorActions>();
        Services.AddSingleton(new DataFolders([]));
        Services.AddSingleton(new OrleansDashboard(IsServed: true));
        Services.AddSingleton<StudySubmission>();
        RenderTree.Add<CascadingValue<PageTheme>>(theme => theme.Add(value => value.Value, new PageTheme(Dark: false)));
        Visitor = this.AddAuthorization();
        BecomeOperator();
        Logs.ReadAsync(Arg.Any<TrialId>()).Returns([]);
        Grains.GetGrain<ILibraryGrain>(0).Returns(Library);
        Grains.GetGrain<ISchedulerGrain>(0).Returns(Scheduler);
        Render<MudPopoverProvider>();
        dialogs = Render<IComponent>(builder =>
        {
            builder.OpenComponent<MudDialogProvider>(0);
            builder.CloseComponent();
        });
    }

    protected FakeTimeProvider Time { get; } = new();

    protected IGrainFactory Grains { get; } = Substitute.For<IGrainFactory>();

    protected ILibraryGrain Library { get; } = Substitute.For<ILibraryGrain>();

    protected ITrialLogs Logs { get; } = Substitute.For<ITrialLogs>();

    protected ISchedulerGrain Scheduler { get; } = Substitute.For<ISchedulerGrain>();

    private BunitAuthorizationContext Visitor { get; }

    protected void BecomeOperator() => Visitor.SetAuthorized("operator").SetPolicies(AccessPolicies.Reader, AccessPolicies.Operator);

    protected void BecomeReader() => Visitor.SetAuthorized("reader").SetPolicies(AccessPolicies.Reader);

    protected static void Speak(string language) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);

    /// <summary>The study of that id, whose answers a test may set.</summary>
    protected ISweepGrain Study(string id)
    {
        var study = Substitute.For<ISweepGrain>();
        Grains.GetGrain<ISweepGrain>(id).Returns(study);
        return study;
    }

    /// <summary>Presses the button of that name.</summary>
    protected static void Press<T>(IRenderedComponent<T> part, string button) where T : IComponent =>
        AtOnce(part, () => part.FindAll("button").Single(found => found.TextContent.Trim() == button).Click());

    /// <summary>Uses the first element that a selector finds.</summary>
    protected static void Use<T>(IRenderedComponent<T> part, string selector, Action<IElement> use) where T : IComponent =>
        AtOnce(part, () => use(part.Find(selector)));

    /// <summary>Answers the question that is shown.</summary>
    protected void Answer(string button)
    {
        dialogs.WaitForElement("button");
        Press(dialogs, button);
    }

    protected string Question => dialogs.Markup;

    /// <summary>A page renders whenever an answer comes: here not between finding an element and using it, which would have lost its handlers.</summary>
    private static void AtOnce<T>(IRenderedComponent<T> part, Action use) where T : IComponent => part.InvokeAsync(use).GetAwaiter().GetResult();
}
