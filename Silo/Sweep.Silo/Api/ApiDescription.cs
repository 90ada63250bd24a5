using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;

namespace Sweep.Silo.Api;

/// <summary>The API's description in OpenAPI, <c>/api/v1/openapi.json</c>.</summary>
internal static class ApiDescription
{
    private const string Scheme = "token";

    public static void AddApiDescription(this WebApplicationBuilder builder) => builder.Services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Sweep", Version = "v1", Description = "Hyperparameter studies: submit, watch, compare, query." };
            // Callers know under which address they reach this silo.
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "SWEEP_TOKEN, SWEEP_READER_TOKEN, or an access token of the provider; nobody is asked where neither a token nor a provider is set." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Describe(schema, Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type);
            return Task.CompletedTask;
        });
    });

    /// <summary>Types that <see cref="Formats.Json.ResultJson"/> writes in a way of its own.</summary>
    private static void Describe(OpenApiSchema schema, Type type)
    {
        if (type == typeof(TrialId))
            (schema.Type, schema.Properties, schema.Description) = (JsonSchemaType.String, null, "A trial's name, such as exercises-1/17.");
        else if (type == typeof(ParameterValue))
            schema.Description = "A hyperparameter's value: a number, a name, true or false, or a list of whole numbers.";
        else if (type == typeof(Hyperparameters))
            (schema.Type, schema.Description) = (JsonSchemaType.Object, "A configuration: every hyperparameter with its value.");
    }
}
