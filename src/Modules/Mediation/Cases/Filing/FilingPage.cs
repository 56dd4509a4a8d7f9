using Fashu.Attachments;
using Fashu.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Fashu.Mediation;

/// <summary>What the pages of filing share: the draft of this browser and the way from question to question.</summary>
public abstract class FilingPage : ReadyComponent
{
    [Inject] internal DraftDesk Desk { get; set; } = null!;
    [Inject] internal IActors Actors { get; set; } = null!;
    [Inject] internal NavigationManager Nav { get; set; } = null!;
    [Inject] private IAttachments Attachments { get; set; } = null!;

    private const string Check = "/file/confirm";

    internal FilingDraft? Draft { get; private set; }
    internal FilingAnswers Answers { get; private set; } = new();
    internal IReadOnlyList<AttachmentCard> Files { get; private set; } = [];

    [CascadingParameter] private HttpContext? Http { get; set; }

    /// <summary>Said by the links of the page of all answers.</summary>
    [SupplyParameterFromQuery] internal bool? Change { get; set; }

    /// <summary>Everything is answered, and one answer is to be another.</summary>
    internal bool Changing => Change == true && Answers.Next == Check;
    internal string Button => Changing ? "改好了，回到核对" : "继续";

    /// <summary>A form of this page was sent.</summary>
    internal bool Posted => Http is { } http && HttpMethods.IsPost(http.Request.Method);

    /// <summary>False until the draft was looked for.</summary>
    internal bool Ready { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Draft = await Desk.Current(default);
        if (Draft is not null)
        {
            Answers = Draft.Read();
            Files = await Attachments.Of(Draft.Id, default);
        }
        Fill();
        Ready = true;
    }

    /// <summary>The page before: of the question before, or that of all answers.</summary>
    internal string Before(string question) => Changing ? Check : question;

    /// <summary>Puts what is known into the form of the page, unless something was just typed.</summary>
    protected abstract void Fill();

    /// <summary>Writes answers down; a draft that ran out meanwhile begins anew with them, so that nothing typed is lost.</summary>
    internal async Task<string> Keep(Action<FilingAnswers> write)
    {
        Draft ??= Desk.Start();
        write(Answers);
        await Desk.Save(Draft, Answers, default);
        return Answers.Next;
    }
}
