using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Contracts.Grains;

/// <summary>How a study gets an id that is its own.</summary>
public static class NewStudy
{
    /// <param name="spec">The study.</param>
    /// <param name="newId">Asks the scheduler for an id (<see cref="ISchedulerGrain.NewStudyId"/>).</param>
    /// <param name="submit">Submits the study under it (<see cref="ISweepGrain.Submit"/>).</param>
    public static async Task<StudyRow> SubmitAsync(StudySpec spec, Func<Task<string>> newId, Func<string, Task<StudyRow>> submit)
    {
        while (true)
        {
            var study = await submit(await newId());
            // A scheduler that died may have promised the id to another program, whose study it then is.
            if (SpecJson.Write(study.Spec) == SpecJson.Write(spec))
                return study;
        }
    }

    /// <summary>Begins a confirmation, or continues the one that was begun before.</summary>
    /// <param name="plan">What to train (<see cref="ISweepGrain.PlanConfirmation"/>).</param>
    /// <param name="newId">Asks the scheduler for an id.</param>
    /// <param name="submit">Submits it under an id.</param>
    /// <param name="resume">Continues the study of an id that was paused or cancelled.</param>
    /// <returns>The confirming study; completed if it was finished before.</returns>
    public static Task<StudyRow> ConfirmAsync(
        ConfirmationPlan plan, Func<Task<string>> newId, Func<string, Task<StudyRow>> submit, Func<string, Task<StudyRow>> resume) => plan.Known switch
    {
        { State: StudyState.Paused or StudyState.Cancelled } stopped => resume(stopped.Id),
        { } known => Task.FromResult(known),
        null => SubmitAsync(plan.Spec, newId, submit),
    };
}
