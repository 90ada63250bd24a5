using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using Sweep.Contracts.Grains;
using Sweep.Contracts.Specs;

namespace Sweep.Silo.Api;

/// <summary>What callers are told when something throws: what they can mend, and nothing of the program's inside.</summary>
internal sealed partial class ApiExceptions(ILogger<ApiExceptions> logger) : IExceptionHandler
{
    private const string TooLarge = "A request has 1 MB at most.";

    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (!ApiProblems.IsApi(context))
            return false;
        var problem = Problem(exception);
        if (problem.Status is StatusCodes.Status500InternalServerError)
            LogUnforeseen(context.Request.Method, context.Request.Path, exception);
        await TypedResults.Problem(problem).ExecuteAsync(context);
        return true;
    }

    private static ProblemDetails Problem(Exception exception) => exception switch
    {
        SpecException spec => Mistakes(spec),
        BadQueryException query => New(StatusCodes.Status400BadRequest, "The question cannot be read.", query.Message),
        StudyNotFoundException missing => New(StatusCodes.Status404NotFound, "Not found.", missing.Message),
        BadHttpRequestException request => New(request.StatusCode, "The request cannot be read.", request.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : request.Message),
        StoreException { Unreadable: true } unusable => New(StatusCodes.Status409Conflict, "This version cannot use what the store holds.", unusable.Message),
        StoreException store => New(StatusCodes.Status503ServiceUnavailable, "The store does not answer; try again.", store.Message),
        TimeoutException or OrleansException => New(StatusCodes.Status503ServiceUnavailable, "The cluster does not answer just now; try again.", null),
        _ => New(StatusCodes.Status500InternalServerError, "Something went wrong in the server; its log has it.", null),
    };

    private static ProblemDetails Mistakes(SpecException spec)
    {
        // A condition in the query is written wrongly; a body that was understood holds what cannot be done.
        var query = spec.Errors.All(error => error.File == "--where");
        var title = query ? "The condition cannot be read." : $"The spec has {(spec.Errors.Count == 1 ? "a mistake" : $"{spec.Errors.Count} mistakes")}.";
        var problem = New(query ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity, title, string.Join('\n', spec.Errors.Select(error => error.Message)));
        problem.Extensions["errors"] = spec.Errors.Select(error => new SpecMistake(query ? "where" : error.File, error.Line, error.Column, error.Message)).ToList();
        return problem;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private partial void LogUnforeseen(string method, string path, Exception exception);

    private static ProblemDetails New(int status, string title, string? detail) => new() { Status = status, Title = title, Detail = detail };
}
